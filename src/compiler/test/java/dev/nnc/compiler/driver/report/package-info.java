/** Tests of {@code driver/report}. */
@NullMarked
package dev.nnc.compiler.driver.report;

import org.jspecify.annotations.NullMarked;
