package dev.nnc.compiler.check.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.syntax.Ast;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LibraryDefinitionTest {
  @Test
  void eachIsReadAsItIsInTheWholeLibrary() {
    Map<String, List<Ast.Item>> whole = new LinkedHashMap<>();
    for (Ast.Script script : Prelude.scripts()) {
      for (Ast.Item item : script.items()) {
        String name = ((Ast.Definition) item).name().name();
        whole.computeIfAbsent(name, key -> new ArrayList<>()).add(item);
      }
    }
    assertThat(List.copyOf(Prelude.definitions().keySet())).isEqualTo(List.copyOf(whole.keySet()));
    Prelude.definitions()
        .forEach(
            (name, overloads) -> {
              assertThat(overloads).as(name).isEqualTo(whole.get(name));
              assertThat(overloads.first()).isEqualTo(overloads.get(0).name().span());
            });
  }
}
