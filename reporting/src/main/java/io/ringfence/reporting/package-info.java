/**
 * The report as a program: reads a completed run, writes the workbook and the summary, prints the
 * desks. What it prints is for people and for the launcher; nothing here computes.
 */
@NullMarked
package io.ringfence.reporting;

import org.jspecify.annotations.NullMarked;
