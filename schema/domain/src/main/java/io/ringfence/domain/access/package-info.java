/** Whose rows a caller may see. */
@NullMarked
package io.ringfence.domain.access;

import org.jspecify.annotations.NullMarked;
