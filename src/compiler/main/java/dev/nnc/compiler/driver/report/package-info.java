/** What people want to know of a program: a program or graph comes in, text goes out. */
@NullMarked
package dev.nnc.compiler.driver.report;

import org.jspecify.annotations.NullMarked;
