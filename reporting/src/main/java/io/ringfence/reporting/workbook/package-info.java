/**
 * The risk pack as a workbook: one class for each sheet, laid out from a finished report. Asks
 * nothing and computes no margin. Text is only ever text; the same report gives the same bytes.
 */
@NullMarked
package io.ringfence.reporting.workbook;

import org.jspecify.annotations.NullMarked;
