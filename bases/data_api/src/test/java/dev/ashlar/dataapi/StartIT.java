package dev.ashlar.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Beans are made when they are first asked for, so one that cannot be made would be found by a person.
final class StartIT {
    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi API = new RunningDataApi(DATABASE);

    @Test
    void everyBeanOfOursCanBeMade() {
        var context = API.context();

        var ours =
                context.getAllBeanDefinitions().stream()
                        .filter(bean -> bean.getBeanType().getName().startsWith("dev.ashlar."))
                        .filter(bean -> !bean.isAbstract())
                        .toList();

        assertThat(ours)
                .hasSizeGreaterThan(20)
                .allSatisfy(bean -> assertThat(context.getBean(bean)).isNotNull());
    }
}
