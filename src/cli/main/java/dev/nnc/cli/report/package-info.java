/** What commands show: tables, JSON, pages and charts. */
@NullMarked
package dev.nnc.cli.report;

import org.jspecify.annotations.NullMarked;
