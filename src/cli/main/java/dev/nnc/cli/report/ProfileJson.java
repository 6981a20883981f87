package dev.nnc.cli.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.nnc.compiler.driver.profile.KernelProfile;
import dev.nnc.compiler.driver.profile.StepProfile;
import java.util.Locale;

/** How long the kernels of a step take, as one object of JSON: seconds, bytes and operations. */
public final class ProfileJson {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
  private static final double NANOS = 1e9;

  private ProfileJson() {}

  public static String of(StepProfile step) {
    JsonObject all = new JsonObject();
    all.addProperty("model", step.model());
    all.addProperty("threads", step.threads());
    all.addProperty("steps", step.steps());
    all.addProperty("rows", step.rows());
    all.addProperty("seconds", step.nanos() / NANOS);
    all.addProperty("between", step.between() / NANOS);
    JsonArray kernels = new JsonArray();
    step.kernels().forEach(kernel -> kernels.add(kernel(kernel)));
    all.add("kernels", kernels);
    all.add("limits", limits(step));
    return GSON.toJson(all);
  }

  private static JsonObject kernel(KernelProfile kernel) {
    JsonObject json = new JsonObject();
    json.addProperty("seconds", kernel.nanos() / NANOS);
    json.addProperty("bytes", kernel.bytes());
    json.addProperty("operations", kernel.operations());
    json.addProperty("limit", kernel.limit().name().toLowerCase(Locale.ROOT));
    json.addProperty("leastSeconds", kernel.least() / NANOS);
    double share = kernel.shareOfLimit();
    json.addProperty("shareOfLimit", Double.isFinite(share) ? share : null);
    json.add("parts", GSON.toJsonTree(kernel.parts()));
    return json;
  }

  private static JsonObject limits(StepProfile step) {
    JsonObject limits = new JsonObject();
    limits.addProperty("operationsPerSecond", step.multiplyAdds() * NANOS);
    JsonArray bandwidths = new JsonArray();
    step.bandwidths()
        .forEach(
            (bytes, rate) -> {
              JsonObject each = new JsonObject();
              each.addProperty("bytes", bytes);
              each.addProperty("bytesPerSecond", rate * NANOS);
              bandwidths.add(each);
            });
    limits.add("bandwidths", bandwidths);
    return limits;
  }
}
