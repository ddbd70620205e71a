/** Tests of how much one caller may take. */
@NullMarked
package io.ringfence.api.limit;

import org.jspecify.annotations.NullMarked;
