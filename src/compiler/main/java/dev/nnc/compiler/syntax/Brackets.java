package dev.nnc.compiler.syntax;

import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;

final class Brackets {
  Brackets(Source source, Diagnostics diagnostics) {}
  List<CommonToken> match(List<CommonToken> tokens) { return tokens; }
}
