/**
 * The jobs themselves: arguments, wiring of sources, operators and sinks, and the end of a run.
 * What an operator computes is decided elsewhere.
 */
@NullMarked
package io.ringfence.streaming.job;

import org.jspecify.annotations.NullMarked;
