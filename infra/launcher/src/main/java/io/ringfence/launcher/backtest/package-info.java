/**
 * Hourly margin decisions walked forward over recorded marks: many random pools, each ignored,
 * followed, and with reducing in its place.
 */
@NullMarked
package io.ringfence.launcher.backtest;

import org.jspecify.annotations.NullMarked;
