/**
 * What a desk's mandate lets moves of margin do, as a document that is given with a report. Reads
 * and refuses it; stores nothing and proposes nothing.
 */
@NullMarked
package io.ringfence.reporting.mandate;

import org.jspecify.annotations.NullMarked;
