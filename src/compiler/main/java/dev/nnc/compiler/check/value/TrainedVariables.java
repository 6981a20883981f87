package dev.nnc.compiler.check.value;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.AstWalk;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables that an optimizer trains, over which its totals are taken.
 *
 * @param loss whose gradients they are
 * @param scopes for each variable the scope with its gradient
 */
public record TrainedVariables(
    Node loss, List<Scope> scopes, Map<Ast.Call, Value> known, Rehearsal rehearsal)
    implements Value {
  /** Under this name, which no script can write, an optimizer's scope holds them. */
  public static final String NAME = "total of";

  public static TrainedVariables of(Node loss, List<Scope> scopes, Rehearsal rehearsal) {
    return new TrainedVariables(loss, scopes, new IdentityHashMap<>(), rehearsal);
  }

  /** Whether an expression names what the definition has computed. */
  public boolean isLocal(Ast.Expression expression, Scope here) {
    boolean[] local = new boolean[1];
    AstWalk.walk(
        expression,
        part -> local[0] |= part instanceof Ast.Name name && (name.next() || isLocal(name, here)));
    return local[0];
  }

  private boolean isLocal(Ast.Name name, Scope here) {
    Scope.Binding found = here.find(name.name());
    return found != null
        && scopes.stream().noneMatch(scope -> found.equals(scope.find(name.name())));
  }
}
