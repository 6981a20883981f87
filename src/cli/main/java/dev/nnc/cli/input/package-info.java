/** What commands read: scripts, folders of them, and values for placeholders. */
@NullMarked
package dev.nnc.cli.input;

import org.jspecify.annotations.NullMarked;
