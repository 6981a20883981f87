/** The examples, as their pages tell them. */
@NullMarked
package dev.nnc.cli.example;

import org.jspecify.annotations.NullMarked;
