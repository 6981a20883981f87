package dev.nnc.cli.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.nnc.data.profile.ColumnProfile;
import dev.nnc.data.profile.TableProfile;
import dev.nnc.runtime.data.Dataset;
import java.util.List;

/** What is in the tables of a model and what becomes of it, as one object of JSON. */
public final class DataJson {
  /** Values beyond these are left out. */
  private static final int MOST_VALUES = 100;

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private DataJson() {}

  public static String of(
      String model, List<String> names, List<TableProfile> tables, Dataset rows) {
    JsonObject all = new JsonObject();
    all.addProperty("model", model);
    JsonArray sources = new JsonArray();
    for (int i = 0; i < names.size(); i++) {
      sources.add(source(names.get(i), tables.get(i)));
    }
    all.add("sources", sources);
    JsonArray placeholders = new JsonArray();
    for (int i = 0; i < rows.placeholders().size(); i++) {
      placeholders.add(placeholder(rows, i));
    }
    all.add("placeholders", placeholders);
    return GSON.toJson(all);
  }

  private static JsonObject source(String name, TableProfile table) {
    JsonObject source = new JsonObject();
    source.addProperty("files", name);
    source.addProperty("rows", table.rows());
    JsonArray columns = new JsonArray();
    table.columns().forEach(column -> columns.add(column(column)));
    source.add("columns", columns);
    source.add("first", GSON.toJsonTree(table.first()));
    return source;
  }

  private static JsonObject column(ColumnProfile column) {
    JsonObject json = new JsonObject();
    json.addProperty("name", column.name());
    json.addProperty("type", column.kind());
    json.addProperty("missing", column.missing());
    number(json, "min", column.minimum());
    number(json, "max", column.maximum());
    number(json, "mean", column.mean());
    json.addProperty("distinct", column.distinct());
    json.addProperty("more", column.many());
    JsonObject values = new JsonObject();
    column.values().stream()
        .limit(MOST_VALUES)
        .forEach(each -> values.addProperty(each.value(), each.count()));
    json.add("values", values);
    return json;
  }

  private static JsonObject placeholder(Dataset rows, int index) {
    JsonObject json = new JsonObject();
    json.addProperty("name", rows.placeholders().get(index).name());
    json.add("shape", GSON.toJsonTree(rows.placeholders().get(index).shape()));
    JsonArray parts = new JsonArray();
    for (Dataset.Part part : rows.parts()) {
      PartRange range = PartRange.of(rows, index, part);
      JsonObject each = new JsonObject();
      each.addProperty("rows", part.rows());
      number(each, "min", range.minimum());
      number(each, "max", range.maximum());
      number(each, "mean", range.mean());
      parts.add(each);
    }
    json.add("parts", parts);
    return json;
  }

  /** JSON has neither NaN nor infinite numbers. */
  private static void number(JsonObject json, String name, double value) {
    json.addProperty(name, Double.isFinite(value) ? value : null);
  }
}
