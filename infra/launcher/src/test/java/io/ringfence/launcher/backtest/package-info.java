/** Tests of the package of the same name. */
@NullMarked
package io.ringfence.launcher.backtest;

import org.jspecify.annotations.NullMarked;
