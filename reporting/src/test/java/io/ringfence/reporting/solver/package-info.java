/** Tests of the package of the same name. */
@NullMarked
package io.ringfence.reporting.solver;

import org.jspecify.annotations.NullMarked;
