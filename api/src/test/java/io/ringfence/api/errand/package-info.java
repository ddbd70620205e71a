/** The office without its programs. */
@NullMarked
package io.ringfence.api.errand;

import org.jspecify.annotations.NullMarked;
