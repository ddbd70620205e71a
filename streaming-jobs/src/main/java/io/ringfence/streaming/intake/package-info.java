/**
 * Files in, events out: reads the input files of a replay row by row, refuses what cannot be read
 * with file, line, reason and the original text, cuts bars into marks and merges everything into
 * one order of time. Positions are not known here: what a row means for one is decided downstream.
 */
@NullMarked
package io.ringfence.streaming.intake;

import org.jspecify.annotations.NullMarked;
