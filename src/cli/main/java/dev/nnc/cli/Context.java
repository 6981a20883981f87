package dev.nnc.cli;

import dev.nnc.runtime.launch.Failures;

/**
 * What commands share.
 *
 * @param failures takes what a report about a bug should hold
 */
record Context(Streams streams, Failures failures) {}
