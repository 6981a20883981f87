/**
 * Training. A session, the plan of its script and rows of data come in; events for a listener, a
 * report and changed weights go out.
 */
@NullMarked
package dev.nnc.runtime.train;

import org.jspecify.annotations.NullMarked;
