/** What tests of several packages share. */
@NullMarked
package io.ringfence.streaming;

import org.jspecify.annotations.NullMarked;
