/** Which rows were not taken. */
@NullMarked
package io.ringfence.api.reject;

import org.jspecify.annotations.NullMarked;
