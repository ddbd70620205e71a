/** Tests of the package of this name. */
@NullMarked
package io.ringfence.api.report;

import org.jspecify.annotations.NullMarked;
