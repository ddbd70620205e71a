/**
 * One class for each question, with the row it answers in. A query is built from a way to ask and
 * the desks the caller may see; it groups and orders, and computes no margin: formulas are the
 * domain's. Absent is absent, never 0.
 */
@NullMarked
package io.ringfence.reporting.query;

import org.jspecify.annotations.NullMarked;
