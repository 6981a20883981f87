/**
 * From text to an {@link dev.nnc.compiler.syntax.Ast}: tokens, ANTLR's parser, and answers to what
 * cannot be parsed. {@link dev.nnc.compiler.syntax.parse.ScriptParser} is the way in.
 */
@NullMarked
package dev.nnc.compiler.syntax.parse;

import org.jspecify.annotations.NullMarked;
