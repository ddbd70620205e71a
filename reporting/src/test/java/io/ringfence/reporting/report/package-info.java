/** Tests of the package of the same name. */
@NullMarked
package io.ringfence.reporting.report;

import org.jspecify.annotations.NullMarked;
