/**
 * What every generated class has besides its routines: how it is opened, fed, stepped and fetched
 * from. In come routines as written, out come the methods that callers see.
 */
@NullMarked
package dev.nnc.compiler.emit.session;

import org.jspecify.annotations.NullMarked;
