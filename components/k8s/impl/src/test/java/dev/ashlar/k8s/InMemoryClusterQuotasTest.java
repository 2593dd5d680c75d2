package dev.ashlar.k8s;

import dev.ashlar.testkit.InMemoryClusterQuotas;

class InMemoryClusterQuotasTest extends ClusterQuotasContract {
    private final InMemoryClusterQuotas quotas = new InMemoryClusterQuotas();

    @Override
    protected ClusterQuotas quotas() {
        return quotas;
    }

    @Override
    protected ClusterQuotas another() {
        return quotas;
    }

    @Override
    protected void changePast(ClusterQuota quota) {
        quotas.change(quota);
    }

    @Override
    protected void removePriorityClass(String name) {
        quotas.breakOff(name);
    }
}
