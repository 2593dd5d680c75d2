package dev.ashlar.crc.controllers;

import dev.ashlar.crc.Need;
import dev.ashlar.crc.ResourcePools;
import dev.ashlar.crc.apispec.QuotaPatchDto;
import dev.ashlar.crc.apispec.QuotaWithIdDto;
import dev.ashlar.crc.apispec.ResourcePoolDto;
import dev.ashlar.crc.apispec.ResourcePoolPatchDto;
import dev.ashlar.crc.apispec.ResourcePoolPutDto;
import dev.ashlar.crc.apispec.ResourcePoolWithIdDto;
import dev.ashlar.crc.apispec.ResourcePoolWithIdFilteredDto;
import dev.ashlar.crc.apispec.ResourcePoolsApi;
import dev.ashlar.crc.apispec.ResourceQuotasApi;
import dev.ashlar.kernel.Caller;
import dev.ashlar.web.Paging;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("${api.base-path}")
class PoolController implements ResourcePoolsApi, ResourceQuotasApi {
    private final ResourcePools pools;

    PoolController(ResourcePools pools) {
        this.pools = pools;
    }

    @Override
    public HttpResponse<List<ResourcePoolWithIdFilteredDto>> getResourcePools(
            Caller caller,
            Double cpu,
            Long memory,
            Long maxStorage,
            Long gpu,
            @Nullable Integer page,
            @Nullable Integer perPage) {
        var need = new Need(cpu, memory, maxStorage, gpu);
        var found = pools.list(caller, Paging.requestOrAll(page, perPage));
        return Paging.answer(found.map(pool -> PoolDtos.dto(pool, need)));
    }

    @Override
    public HttpResponse<ResourcePoolWithIdDto> postResourcePool(
            Caller.Admin caller, ResourcePoolDto body) {
        return HttpResponse.created(PoolDtos.dto(pools.create(caller, PoolDtos.draft(body))));
    }

    @Override
    public HttpResponse<ResourcePoolWithIdDto> getResourcePool(
            Caller caller, Integer id, @Nullable String name) {
        return HttpResponse.ok(PoolDtos.dto(pools.get(caller, id, name)));
    }

    @Override
    public HttpResponse<ResourcePoolWithIdDto> putResourcePool(
            Caller.Admin caller, Integer id, ResourcePoolPutDto body) {
        var replaced = pools.replace(caller, id, PoolDtos.replacement(body));
        return HttpResponse.ok(PoolDtos.dto(replaced));
    }

    @Override
    public HttpResponse<ResourcePoolWithIdDto> patchResourcePool(
            Caller.Admin caller, Integer id, ResourcePoolPatchDto body) {
        return HttpResponse.ok(PoolDtos.dto(pools.change(caller, id, PoolDtos.patch(body))));
    }

    @Override
    public HttpResponse<Void> deleteResourcePool(Caller.Admin caller, Integer id) {
        pools.delete(caller, id);
        return HttpResponse.noContent();
    }

    @Override
    public HttpResponse<QuotaWithIdDto> getResourcePoolQuota(Caller caller, Integer pool) {
        return HttpResponse.ok(PoolDtos.dto(pools.quota(caller, pool)));
    }

    @Override
    public HttpResponse<QuotaWithIdDto> putResourcePoolQuota(
            Caller.Admin caller, Integer pool, QuotaWithIdDto body) {
        var replaced = pools.replaceQuota(caller, pool, PoolDtos.quota(body));
        return HttpResponse.ok(PoolDtos.dto(replaced));
    }

    @Override
    public HttpResponse<QuotaWithIdDto> patchResourcePoolQuota(
            Caller.Admin caller, Integer pool, QuotaPatchDto body) {
        return HttpResponse.ok(PoolDtos.dto(pools.changeQuota(caller, pool, PoolDtos.patch(body))));
    }
}
