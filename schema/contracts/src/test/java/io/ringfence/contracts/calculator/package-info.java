/** Cases in, answers out: published figures, bad lines, streams. */
@NullMarked
package io.ringfence.contracts.calculator;

import org.jspecify.annotations.NullMarked;
