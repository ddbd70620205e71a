/** What the tests of several packages need: figures, seeds and naive twins of the arithmetic. */
@NullMarked
package io.ringfence.domain;

import org.jspecify.annotations.NullMarked;
