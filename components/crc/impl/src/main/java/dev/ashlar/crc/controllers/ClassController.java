package dev.ashlar.crc.controllers;

import dev.ashlar.crc.ResourceClasses;
import dev.ashlar.crc.apispec.NodeAffinityDto;
import dev.ashlar.crc.apispec.ResourceClassDto;
import dev.ashlar.crc.apispec.ResourceClassPatchDto;
import dev.ashlar.crc.apispec.ResourceClassWithIdDto;
import dev.ashlar.crc.apispec.ResourceClassesApi;
import dev.ashlar.kernel.Caller;
import dev.ashlar.web.Paging;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("${api.base-path}")
class ClassController implements ResourceClassesApi {
    private final ResourceClasses classes;

    ClassController(ResourceClasses classes) {
        this.classes = classes;
    }

    @Override
    public HttpResponse<List<ResourceClassWithIdDto>> getResourcePoolClasses(
            Caller caller,
            Integer pool,
            @Nullable String name,
            @Nullable Integer page,
            @Nullable Integer perPage) {
        var found = classes.list(caller, pool, name, Paging.requestOrAll(page, perPage));
        return Paging.answer(found.map(ClassDtos::dto));
    }

    @Override
    public HttpResponse<ResourceClassWithIdDto> postResourcePoolClass(
            Caller.Admin caller, Integer pool, ResourceClassDto body) {
        return HttpResponse.created(
                ClassDtos.dto(classes.add(caller, pool, ClassDtos.terms(body))));
    }

    @Override
    public HttpResponse<ResourceClassWithIdDto> getResourcePoolClass(
            Caller caller, Integer pool, Integer id) {
        return HttpResponse.ok(ClassDtos.dto(classes.get(caller, pool, id)));
    }

    @Override
    public HttpResponse<ResourceClassWithIdDto> putResourcePoolClass(
            Caller.Admin caller, Integer pool, Integer id, ResourceClassDto body) {
        var replaced = classes.replace(caller, pool, id, ClassDtos.terms(body));
        return HttpResponse.ok(ClassDtos.dto(replaced));
    }

    @Override
    public HttpResponse<ResourceClassWithIdDto> patchResourcePoolClass(
            Caller.Admin caller, Integer pool, Integer id, ResourceClassPatchDto body) {
        var changed = classes.change(caller, pool, id, ClassDtos.patch(body));
        return HttpResponse.ok(ClassDtos.dto(changed));
    }

    @Override
    public HttpResponse<Void> deleteResourcePoolClass(
            Caller.Admin caller, Integer pool, Integer id) {
        classes.delete(caller, pool, id);
        return HttpResponse.noContent();
    }

    @Override
    public HttpResponse<List<String>> getClassTolerations(
            Caller.Admin caller, Integer pool, Integer id) {
        return HttpResponse.ok(classes.get(caller, pool, id).terms().tolerations());
    }

    @Override
    public HttpResponse<Void> deleteClassTolerations(
            Caller.Admin caller, Integer pool, Integer id) {
        classes.clearTolerations(caller, pool, id);
        return HttpResponse.noContent();
    }

    @Override
    public HttpResponse<List<NodeAffinityDto>> getClassNodeAffinities(
            Caller.Admin caller, Integer pool, Integer id) {
        return HttpResponse.ok(ClassDtos.affinityDtos(classes.get(caller, pool, id).terms()));
    }

    @Override
    public HttpResponse<Void> deleteClassNodeAffinities(
            Caller.Admin caller, Integer pool, Integer id) {
        classes.clearAffinities(caller, pool, id);
        return HttpResponse.noContent();
    }

    @Override
    public HttpResponse<ResourceClassWithIdDto> getResourceClass(Caller caller, Integer id) {
        return HttpResponse.ok(ClassDtos.dto(classes.get(caller, id)));
    }
}
