/**
 * Linear programmes in exact figures, the way to a solver, and the proof of what it answered. The
 * solver itself is a library and lives with whoever owns libraries; nothing here believes it.
 */
@NullMarked
package io.ringfence.domain.linear;

import org.jspecify.annotations.NullMarked;
