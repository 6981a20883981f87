package dev.nnc.compiler.emit.session;

import com.palantir.javapoet.ClassName;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.routine.Fields;
import dev.nnc.compiler.emit.routine.RoutineWriter;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.plan.StepPlan;

/**
 * What the writers of one session's class share.
 *
 * @param self the class
 * @param names of fields and constants
 */
public record SharedCode(
    Program program,
    StepPlan plan,
    ClassName self,
    Names names,
    Names methodNames,
    Sizes sizes,
    Fields fields,
    RoutineWriter routines) {}
