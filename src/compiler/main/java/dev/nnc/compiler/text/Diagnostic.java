package dev.nnc.compiler.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message about a script: what is wrong, where, why, and what to do.
 *
 * @param code which kind of mistake
 * @param message one sentence in the script's own terms
 * @param span the place, or null where the mistake has none in a script
 * @param label what is said beside the place; may be empty
 * @param related further places, where the facts came from
 * @param notes background
 * @param helps what to do
 */
public record Diagnostic(
    Code code,
    String message,
    @Nullable Span span,
    String label,
    List<Related> related,
    List<String> notes,
    List<String> helps) {

  /** A further place and what it adds. */
  public record Related(Span span, String label) {}

  public Diagnostic {
    related = List.copyOf(related);
    notes = List.copyOf(notes);
    helps = List.copyOf(helps);
  }

  public static Diagnostic of(Code code, @Nullable Span span, String message) {
    return new Diagnostic(code, message, span, "", List.of(), List.of(), List.of());
  }

  public boolean isError() {
    return code.severity() == Code.Severity.ERROR;
  }

  public Diagnostic label(String text) {
    return new Diagnostic(code, message, span, text, related, notes, helps);
  }

  /** Adds a place where a fact came from; none is added where it is unknown. */
  public Diagnostic related(@Nullable Span place, String text) {
    return place == null
        ? this
        : new Diagnostic(
            code, message, span, label, plus(related, new Related(place, text)), notes, helps);
  }

  public Diagnostic note(String text) {
    return new Diagnostic(code, message, span, label, related, plus(notes, text), helps);
  }

  public Diagnostic help(String text) {
    return new Diagnostic(code, message, span, label, related, notes, plus(helps, text));
  }

  /** The same message at another place. */
  public Diagnostic at(Span place) {
    return new Diagnostic(code, message, place, label, related, notes, helps);
  }

  private static <T> List<T> plus(List<T> list, T element) {
    List<T> longer = new ArrayList<>(list);
    longer.add(element);
    return longer;
  }

  @Override
  public String toString() {
    return new DiagnosticRenderer().render(this);
  }
}
