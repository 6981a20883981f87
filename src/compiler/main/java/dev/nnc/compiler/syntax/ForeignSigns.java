package dev.nnc.compiler.syntax;

import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import org.antlr.v4.runtime.CommonToken;

final class ForeignSigns {
  ForeignSigns(Source source, Diagnostics diagnostics) {}
  boolean tooMany() { return false; }
  int comment(CommonToken token) { return token.getStopIndex() + 1; }
  boolean keep(CommonToken token) { return true; }
  void checkCharacters(CommonToken token) {}
}
