/** What people want to know of a program: a program or graph comes in, text goes out. */
@NullMarked
package dev.nnc.cli.report;

import org.jspecify.annotations.NullMarked;
