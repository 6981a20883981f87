/**
 * A model with its weights, ready to be asked. What a generated class registers about itself comes
 * in; values by name, feeds, fetches and weights files go out.
 */
@NullMarked
package dev.nnc.runtime.session;

import org.jspecify.annotations.NullMarked;
