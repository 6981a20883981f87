package dev.nnc.compiler.plan;

import dev.nnc.compiler.type.Dim;
import java.util.List;

/** Values with equal keys can be computed by one loop. */
record LoopKey(int level, List<Dim> space) {}
