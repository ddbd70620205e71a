/**
 * When a position was watched and when not: monitored, stale or blind, interval by interval. What
 * is not shown to be monitored is not. Pure.
 */
@NullMarked
package io.ringfence.domain.coverage;

import org.jspecify.annotations.NullMarked;
