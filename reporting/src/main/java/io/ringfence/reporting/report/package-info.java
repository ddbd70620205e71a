/**
 * Questions and the domain composed into one value, the report: what was true at the end of a run,
 * what to do about it, and whether all of it adds up. No SQL and no spreadsheet; the only file
 * written here is the summary.
 */
@NullMarked
package io.ringfence.reporting.report;

import org.jspecify.annotations.NullMarked;
