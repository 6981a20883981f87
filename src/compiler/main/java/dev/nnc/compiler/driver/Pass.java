package dev.nnc.compiler.driver;

import dev.nnc.compiler.ir.Graph;
import java.util.function.UnaryOperator;

/**
 * A step from graph to graph.
 *
 * @param name as {@code explain} and {@code --dump} call it
 * @param calculus whether derivatives may be left in its result
 */
record Pass(String name, boolean calculus, UnaryOperator<Graph> change) {}
