/** The margin calculator over HTTP. */
@NullMarked
package io.ringfence.api.margin;

import org.jspecify.annotations.NullMarked;
