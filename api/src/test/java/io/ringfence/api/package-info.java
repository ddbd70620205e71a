/**
 * Tests of starting and stopping, and what all tests ask: {@link io.ringfence.api.RunningApi}, one
 * server on a real engine with its {@link io.ringfence.api.TestIssuer}.
 */
@NullMarked
package io.ringfence.api;

import org.jspecify.annotations.NullMarked;
