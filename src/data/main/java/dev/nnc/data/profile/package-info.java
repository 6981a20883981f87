/**
 * What is in a table, in short. Tables come in; for each column its kind, range, gaps and most
 * frequent values go out.
 */
@NullMarked
package dev.nnc.data.profile;

import org.jspecify.annotations.NullMarked;
