/**
 * What a generated trainer states about its pictures: which values are shown over what. Modules
 * that draw take it from here.
 */
@NullMarked
package dev.nnc.runtime.picture;

import org.jspecify.annotations.NullMarked;
