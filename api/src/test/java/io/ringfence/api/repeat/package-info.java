/** Requests that come twice. */
@NullMarked
package io.ringfence.api.repeat;

import org.jspecify.annotations.NullMarked;
