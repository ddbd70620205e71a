/**
 * Control totals: what became of every row that came in, and of every row that went out. Counted
 * where it happens, added up per file, and the job fails where the sums do not meet.
 */
@NullMarked
package io.ringfence.streaming.control;

import org.jspecify.annotations.NullMarked;
