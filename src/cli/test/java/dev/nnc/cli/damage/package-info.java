/**
 * Damaged and odd inputs. A table of files and scripts comes in; what {@code nnc} answers to each
 * goes out.
 */
@NullMarked
package dev.nnc.cli.damage;

import org.jspecify.annotations.NullMarked;
