package dev.nnc.compiler.emit.loop;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.plan.Body;
import dev.nnc.compiler.plan.Instruction;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Sums that grow term by term, {@code sum = Math.fma(a, b, sum)}: one variable reads better than a
 * dozen calls inside each other.
 */
public final class SumChains {
  private static final String WORD = "sum";

  private final Body body;
  private final IntPredicate here;

  /** For what grows on, the instruction that adds the next term. */
  private final Map<Integer, Integer> next = new HashMap<>();

  private final Map<Integer, String> names = new HashMap<>();

  /**
   * @param uses of each instruction
   * @param here which instructions are declared in the same place
   */
  public SumChains(Body body, int[] uses, IntPredicate here) {
    this.body = body;
    this.here = here;
    for (int i = 0; i < uses.length; i++) {
      int sum = sumOf(i);
      if (sum >= 0 && uses[sum] == 1 && sumOf(sum) >= 0) {
        next.put(sum, i);
      }
    }
  }

  /** The sum that an instruction adds a term to; -1 if it does not. */
  private int sumOf(int i) {
    return here.test(i)
            && body.instructions().get(i) instanceof Instruction.Apply apply
            && apply.op() == Elementwise.FMA
        ? apply.operands().get(2)
        : -1;
  }

  /** Whether an instruction is one of several terms of a sum. */
  public boolean isPart(int i) {
    return next.containsKey(i) || next.containsKey(sumOf(i));
  }

  /**
   * Declares the sum with its first term, or adds one to it.
   *
   * @return the variable
   */
  public String write(CodeBlock.Builder out, int i, TypeName type, CodeBlock value, Names scope) {
    String grown = names.get(sumOf(i));
    String name = grown == null ? scope.variable(WORD) : grown;
    names.put(i, name);
    if (grown == null) {
      out.addStatement("$T $N =$W$L", type, name, value);
    } else {
      out.addStatement("$N =$W$L", name, value);
    }
    return name;
  }
}
